// breaks: tests-stay-tests
export { helper } from "./helper.test.ts";
