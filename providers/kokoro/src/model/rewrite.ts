import { floatConvolutions } from "./float-convolutions.ts";
import { type GraphNode, readNode, writeNode } from "./node.ts";
import { field, fieldsOf, head } from "./protobuf.ts";

/** The numbers of a ModelProto's and a GraphProto's fields, by onnx.proto. */
const GRAPH = 7;
const NODE = 1;
const INPUT = 11;
const OUTPUT = 12;

/** The network's fundamental frequency in Hz, by frame; `reshaped` is our name for it before the factor. */
const FREQUENCY = "/encoder/Reshape_output_0";
const UNSCALED = "storytelling/frequency";

/** The name of the output with each token's duration in frames, and of the input that scales the frequency. */
export const DURATIONS = "/encoder/Clip_output_0";
export const PITCH = "pitch";

/** A ValueInfoProto of 32-bit floats; `shape` is a TensorShapeProto or nothing. */
const floats = (name: string, shape?: Buffer): Buffer => {
  const tensor = Buffer.concat([Buffer.from([8, 1]), shape ? field(2, shape) : Buffer.alloc(0)]);
  return Buffer.concat([field(1, name), field(2, field(1, tensor))]);
};

/** The shape [1]. */
const ONE = field(1, Buffer.from([8, 1]));

/** Multiplies the frequency by the input `pitch`, before anything reads it. */
function scaleFrequency(nodes: readonly GraphNode[]): GraphNode[] {
  return nodes.flatMap((node): GraphNode[] => {
    if (node.outputs[0] !== FREQUENCY) return [node];
    const attributes = Buffer.alloc(0);
    return [
      { ...node, outputs: [UNSCALED] },
      { operator: "Mul", inputs: [UNSCALED, PITCH], outputs: [FREQUENCY], attributes },
    ];
  });
}

/**
 * Makes of the published 8-bit model the one that we run: its convolutions compute in 32 bits, it takes a factor on the
 * pitch, and it returns each token's duration. @throws RangeError when the file is not that model
 */
export function rewriteModel(model: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (const part of fieldsOf(model)) {
    if (part.number !== GRAPH) {
      parts.push(part.whole);
      continue;
    }
    const others: Buffer[] = [];
    const nodes: { raw: Buffer; node: GraphNode }[] = [];
    for (const { number, content, whole } of fieldsOf(part.content)) {
      if (number === NODE) nodes.push({ raw: whole, node: readNode(content) });
      else others.push(whole);
    }
    const raws = new Map(nodes.map(({ raw, node }) => [node, raw]));
    const rewritten = scaleFrequency(
      floatConvolutions(
        nodes.map(({ node }) => node),
        ["audio", DURATIONS],
      ),
    );
    const graph = [
      ...rewritten.map((node) => raws.get(node) ?? field(NODE, writeNode(node))),
      ...others,
      field(INPUT, floats(PITCH, ONE)),
      field(OUTPUT, floats(DURATIONS)),
    ];
    parts.push(
      head(
        GRAPH,
        graph.reduce((sum, { length }) => sum + length, 0),
      ),
      ...graph,
    );
  }
  return Buffer.concat(parts);
}
