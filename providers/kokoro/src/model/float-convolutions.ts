import type { GraphNode } from "./node.ts";

type Find = (name: string | undefined, operator: string) => GraphNode;

/** The bias in 32 bits, from the chain that rounds it to a whole number of steps: Div, Floor, Cast, Reshape. */
function biasOf(rounded: string | undefined, made: Find): string {
  const cast = made(made(rounded, "Reshape").inputs[0], "Cast");
  const [bias = ""] = made(made(cast.inputs[0], "Floor").inputs[0], "Div").inputs;
  return bias;
}

/**
 * The quantised convolution of the package's quantiser: DynamicQuantizeLinear, ConvInteger, perhaps Add of the bias,
 * Cast, Mul by both scales. Returns what replaces the last of them, and its output.
 */
function replacement(convolution: GraphNode, made: Find, used: Find): { output: string; nodes: GraphNode[] } {
  const [input, weights = "", , zeroPoint = ""] = convolution.inputs;
  const quantized = made(input, "DynamicQuantizeLinear");
  const result = convolution.outputs[0];
  const add = used(result, "") as GraphNode;
  const bias =
    add.operator === "Add"
      ? biasOf(
          add.inputs.find((name) => name !== result),
          made,
        )
      : undefined;
  const cast = bias === undefined ? add : used(add.outputs[0], "Cast");
  const scaled = used(cast.outputs[0], "Mul");
  const scales = made(
    scaled.inputs.find((name) => name !== cast.outputs[0]),
    "Mul",
  );
  const scale = scales.inputs.find((name) => name !== quantized.outputs[1]) ?? "";
  const [output = ""] = scaled.outputs;
  const floats = `storytelling/${output}`;
  const [source = ""] = quantized.inputs;
  const attributes = Buffer.alloc(0);
  return {
    output,
    nodes: [
      { operator: "DequantizeLinear", inputs: [weights, scale, zeroPoint], outputs: [floats], attributes },
      {
        operator: "Conv",
        inputs: [source, floats, ...(bias === undefined ? [] : [bias])],
        outputs: [output],
        attributes: convolution.attributes,
      },
    ],
  };
}

/** Leaves out the nodes whose outputs nobody needs. */
function needed(nodes: readonly GraphNode[], outputs: readonly string[]): GraphNode[] {
  const names = new Set(outputs);
  const kept = nodes.toReversed().filter(({ inputs, outputs: own }) => {
    if (!own.some((name) => names.has(name))) return false;
    for (const name of inputs) names.add(name);
    return true;
  });
  return kept.reverse();
}

/**
 * Computes the convolutions with 8-bit inputs (ConvInteger) in 32 bits. Their weights stay 8-bit in memory and become
 * floats for the moment. onnxruntime 1.30 runs these nearly twice as fast. @throws RangeError for another model
 */
export function floatConvolutions(nodes: readonly GraphNode[], outputs: readonly string[]): GraphNode[] {
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  const users = new Map(nodes.flatMap((node) => node.inputs.map((name) => [name, node])));
  const finder =
    (map: ReadonlyMap<string, GraphNode>): Find =>
    (name, operator) => {
      const node = map.get(name ?? "");
      if (node && (operator === "" || node.operator === operator)) return node;
      throw new RangeError(`The model has no ${operator || "node"} at ${name}.`);
    };
  const replaced = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    if (node.operator !== "ConvInteger") continue;
    const { output, nodes: instead } = replacement(node, finder(makers), finder(users));
    replaced.set(output, instead);
  }
  return needed(
    nodes.flatMap((node) => replaced.get(node.outputs[0] ?? "") ?? [node]),
    outputs,
  );
}
