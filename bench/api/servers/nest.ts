import "reflect-metadata";
import type { AddressInfo } from "node:net";
import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  HttpCode,
  Injectable,
  Module,
  Param,
  ParseUUIDPipe,
  type PipeTransform,
  Post,
  Req,
  UnprocessableEntityException,
  UseGuards,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { Request } from "express";
import { z } from "zod";
import { callerOf, checkUsage, readStory, writeStory } from "./peer.ts";
import { logIn } from "./peer-sign-in.ts";
import { report } from "./report.ts";

/**
 * NestJS on Express with the structure of its documentation: module, controller, a guard for the token, a pipe for the
 * body. Decorators are called as functions, since Node runs this file with its types stripped.
 */
type Known = Request & { ownerId: string };

class TokenGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Known>();
    request.ownerId = await callerOf(request.get("authorization"));
    return true;
  }
}
Injectable()(TokenGuard);

const NewStory = z.strictObject({
  title: z.string().min(1).max(500),
  text: z.string().min(1).max(5_000_000),
  language: z.string(),
});

const Ask = z.strictObject({ resource: z.string(), quantity: z.number().int().positive() });
const Credentials = z.strictObject({ email: z.email(), password: z.string().max(1000) });

class CheckPipe<T> implements PipeTransform {
  readonly schema: z.ZodType<T>;
  constructor(schema: z.ZodType<T>) {
    this.schema = schema;
  }
  transform(value: unknown): T {
    const parsed = this.schema.safeParse(value);
    if (!parsed.success) throw new UnprocessableEntityException(parsed.error.issues);
    return parsed.data;
  }
}

class Stories {
  read(id: string) {
    return readStory(id);
  }
  write(request: Known, body: z.infer<typeof NewStory>) {
    return writeStory(request.ownerId, request, body);
  }
}
const method = (name: "read" | "write") => Object.getOwnPropertyDescriptor(Stories.prototype, name) ?? {};
Get(":id")(Stories.prototype, "read", method("read"));
Param("id", ParseUUIDPipe)(Stories.prototype, "read", 0);
Post()(Stories.prototype, "write", method("write"));
Req()(Stories.prototype, "write", 0);
Body(new CheckPipe(NewStory))(Stories.prototype, "write", 1);
UseGuards(TokenGuard)(Stories);
Controller("story/v1/stories")(Stories);

class Usage {
  check(request: Known, body: z.infer<typeof Ask>) {
    return checkUsage(request.ownerId, body);
  }
}
const checking = Object.getOwnPropertyDescriptor(Usage.prototype, "check") ?? {};
Post("check")(Usage.prototype, "check", checking);
HttpCode(200)(Usage.prototype, "check", checking);
Req()(Usage.prototype, "check", 0);
Body(new CheckPipe(Ask))(Usage.prototype, "check", 1);
UseGuards(TokenGuard)(Usage);
Controller("subscription/v1/usage")(Usage);

class Auth {
  login(request: Request, body: z.infer<typeof Credentials>) {
    return logIn(body, request.get("x-forwarded-for"));
  }
}
const entering = Object.getOwnPropertyDescriptor(Auth.prototype, "login") ?? {};
Post("login")(Auth.prototype, "login", entering);
HttpCode(200)(Auth.prototype, "login", entering);
Req()(Auth.prototype, "login", 0);
Body(new CheckPipe(Credentials))(Auth.prototype, "login", 1);
Controller("identity/v1/auth")(Auth);

class Main {}
Module({ controllers: [Stories, Usage, Auth] })(Main);

const app = await NestFactory.create<NestExpressApplication>(Main, { logger: ["error"], bodyParser: false });
app.useBodyParser("json", { limit: "24mb" });
app.set("etag", false);
const server = await app.listen(0, "127.0.0.1");
report((server.address() as AddressInfo).port);
