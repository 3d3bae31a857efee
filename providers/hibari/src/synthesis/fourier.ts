/** The length of the transform. */
export const SIZE = 1200;

type Numbers = Float64Array;

const TURN = (2 * Math.PI) / SIZE;
const COS = Float64Array.from({ length: SIZE }, (_, k) => Math.cos(TURN * k));
const SIN = Float64Array.from({ length: SIZE }, (_, k) => -Math.sin(TURN * k));
const H = Math.sqrt(3) / 2;
const [C1, S1] = [Math.cos((2 * Math.PI) / 5), Math.sin((2 * Math.PI) / 5)];
const [C2, S2] = [Math.cos((4 * Math.PI) / 5), Math.sin((4 * Math.PI) / 5)];

/** Writes a number, turned by a root of unity. */
function put(toRe: Numbers, toIm: Numbers, at: number, re: number, im: number, root: number): void {
  const cos = COS[root] as number;
  const sin = SIN[root] as number;
  toRe[at] = re * cos - im * sin;
  toIm[at] = re * sin + im * cos;
}

/** A stage of the transform: `m` groups of `s` butterflies, whose numbers are `m` · `s` apart. */
type Stage = (re: Numbers, im: Numbers, toRe: Numbers, toIm: Numbers, m: number, s: number) => void;

const three: Stage = (re, im, toRe, toIm, m, s) => {
  for (let p = 0, i = 0, d = m * s; p < m; p++) {
    for (let q = 0, o = 3 * p * s, w = p * s; q < s; q++, i++, o++) {
      const r0 = re[i] as number;
      const r1 = re[i + d] as number;
      const r2 = re[i + 2 * d] as number;
      const i0 = im[i] as number;
      const i1 = im[i + d] as number;
      const i2 = im[i + 2 * d] as number;
      const midR = r0 - (r1 + r2) / 2;
      const midI = i0 - (i1 + i2) / 2;
      const turnR = H * (i1 - i2);
      const turnI = H * (r2 - r1);
      toRe[o] = r0 + r1 + r2;
      toIm[o] = i0 + i1 + i2;
      put(toRe, toIm, o + s, midR + turnR, midI + turnI, w);
      put(toRe, toIm, o + 2 * s, midR - turnR, midI - turnI, 2 * w);
    }
  }
};

const four: Stage = (re, im, toRe, toIm, m, s) => {
  for (let p = 0, i = 0, d = m * s; p < m; p++) {
    for (let q = 0, o = 4 * p * s, w = p * s; q < s; q++, i++, o++) {
      const r0 = re[i] as number;
      const r1 = re[i + d] as number;
      const r2 = re[i + 2 * d] as number;
      const r3 = re[i + 3 * d] as number;
      const i0 = im[i] as number;
      const i1 = im[i + d] as number;
      const i2 = im[i + 2 * d] as number;
      const i3 = im[i + 3 * d] as number;
      toRe[o] = r0 + r2 + (r1 + r3);
      toIm[o] = i0 + i2 + (i1 + i3);
      put(toRe, toIm, o + s, r0 - r2 + (i1 - i3), i0 - i2 + (r3 - r1), w);
      put(toRe, toIm, o + 2 * s, r0 + r2 - (r1 + r3), i0 + i2 - (i1 + i3), 2 * w);
      put(toRe, toIm, o + 3 * s, r0 - r2 - (i1 - i3), i0 - i2 - (r3 - r1), 3 * w);
    }
  }
};

const five: Stage = (re, im, toRe, toIm, m, s) => {
  for (let p = 0, i = 0, d = m * s; p < m; p++) {
    for (let q = 0, o = 5 * p * s, w = p * s; q < s; q++, i++, o++) {
      const r0 = re[i] as number;
      const r1 = re[i + d] as number;
      const r2 = re[i + 2 * d] as number;
      const r3 = re[i + 3 * d] as number;
      const r4 = re[i + 4 * d] as number;
      const i0 = im[i] as number;
      const i1 = im[i + d] as number;
      const i2 = im[i + 2 * d] as number;
      const i3 = im[i + 3 * d] as number;
      const i4 = im[i + 4 * d] as number;
      const outR = r1 + r4;
      const outI = i1 + i4;
      const inR = r2 + r3;
      const inI = i2 + i3;
      const nearR = r0 + C1 * outR + C2 * inR;
      const nearI = i0 + C1 * outI + C2 * inI;
      const farR = r0 + C2 * outR + C1 * inR;
      const farI = i0 + C2 * outI + C1 * inI;
      const turnR = S1 * (i1 - i4) + S2 * (i2 - i3);
      const turnI = S1 * (r4 - r1) + S2 * (r3 - r2);
      const backR = S2 * (i1 - i4) - S1 * (i2 - i3);
      const backI = S2 * (r4 - r1) - S1 * (r3 - r2);
      toRe[o] = r0 + outR + inR;
      toIm[o] = i0 + outI + inI;
      put(toRe, toIm, o + s, nearR + turnR, nearI + turnI, w);
      put(toRe, toIm, o + 2 * s, farR + backR, farI + backI, 2 * w);
      put(toRe, toIm, o + 3 * s, farR - backR, farI - backI, 3 * w);
      put(toRe, toIm, o + 4 * s, nearR - turnR, nearI - turnI, 4 * w);
    }
  }
};

const [spareRe, spareIm] = [new Float64Array(SIZE), new Float64Array(SIZE)];

/**
 * Transforms 1,200 complex numbers in place, by Stockham's algorithm for the factors 5, 5, 4, 4 and 3 (after C. Van
 * Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). With the parts exchanged it is the
 * inverse, not divided by the size.
 */
export function transform(re: Numbers, im: Numbers): void {
  five(re, im, spareRe, spareIm, 240, 1);
  five(spareRe, spareIm, re, im, 48, 5);
  four(re, im, spareRe, spareIm, 12, 25);
  four(spareRe, spareIm, re, im, 3, 100);
  three(re, im, spareRe, spareIm, 1, 400);
  re.set(spareRe);
  im.set(spareIm);
}
