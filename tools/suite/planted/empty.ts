// A test file that lost its tests.
export {};
