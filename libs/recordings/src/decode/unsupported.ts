/** The file is sound and is whole, and no decoder here reads its codec. */
export class Unsupported extends Error {}
