import { field, fieldsOf } from "./protobuf.ts";

/** The numbers of a NodeProto's fields, by onnx.proto. */
const INPUT = 1;
const OUTPUT = 2;
const OPERATOR = 4;
const ATTRIBUTE = 5;

/** An operation of an ONNX graph. */
export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** As NodeProto has them, with their tags. */
  readonly attributes: Buffer;
}

/** Reads a NodeProto. */
export function readNode(message: Buffer): GraphNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Buffer[] = [];
  let operator = "";
  for (const { number, content, whole } of fieldsOf(message)) {
    if (number === INPUT) inputs.push(content.toString());
    else if (number === OUTPUT) outputs.push(content.toString());
    else if (number === OPERATOR) operator = content.toString();
    else if (number === ATTRIBUTE) attributes.push(whole);
  }
  return { operator, inputs, outputs, attributes: Buffer.concat(attributes) };
}

/** Writes a NodeProto of ONNX's own operators. */
export const writeNode = ({ operator, inputs, outputs, attributes }: GraphNode): Buffer =>
  Buffer.concat([
    ...inputs.map((name) => field(INPUT, name)),
    ...outputs.map((name) => field(OUTPUT, name)),
    field(OPERATOR, operator),
    attributes,
  ]);
