export const storyClient = 1;
