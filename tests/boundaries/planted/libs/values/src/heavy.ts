// breaks: values-stand-alone
export { default } from "express";
