export const mood = 1;
