/** A field of a protobuf message: its number, its content, and its bytes with the tag. */
export interface Field {
  readonly number: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;

/** Reads the fields of a message without copying. @throws RangeError when the message is cut off */
export function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const start = at;
    const tag = varint();
    const type = tag % 8;
    const before = at;
    let from = at;
    if (type === VARINT) varint();
    else if (type === EIGHT_BYTES) at += 8;
    else if (type === FOUR_BYTES) at += 4;
    else if (type === LENGTH_DELIMITED) {
      const length = varint();
      from = at;
      at += length;
    } else throw new RangeError(`Byte ${before} has a field of the unknown type ${type}.`);
    if (at > message.length) throw new RangeError("The message is cut off.");
    yield {
      number: Math.floor(tag / 8),
      content: message.subarray(from, at),
      whole: message.subarray(start, at),
    };
  }
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** The tag and length that stand before a text or message of `length` bytes. */
export const head = (number: number, length: number): Buffer =>
  Buffer.from([...varintOf(number * 8 + LENGTH_DELIMITED), ...varintOf(length)]);

/** A field that holds a text or a message. */
export function field(number: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([head(number, bytes.length), bytes]);
}
