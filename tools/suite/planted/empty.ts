// A test file without tests.
export {};
