// breaks: express-in-the-framework-alone
export { default } from "express";
