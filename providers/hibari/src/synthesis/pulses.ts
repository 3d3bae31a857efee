import { HOP, SAMPLE_RATE } from "./frames.ts";

/** A frame with a lower F0 has no voice. */
export const VOICED_HZ = 40;
const HIGHEST_HZ = 11_000;
/** Below this, sin(t / 2) is too near 0 to divide by it. */
const NEAR_ZERO = 1e-3;

/**
 * The voice's source: a train of pulses with every harmonic up to 11 kHz at amplitude 1, and 0 where the voice is
 * silent or breathes. `f0` is in Hz for each frame; between the frames' middles it is interpolated. The sum of H
 * harmonics is sin((H + 1/2) t) / (2 sin(t / 2)) - 1/2 (Dirichlet's kernel).
 */
export function pulses(f0: Float32Array, pitch: number): Float32Array {
  const train = new Float32Array(f0.length * HOP);
  let phase = 0;
  for (let i = 0; i < train.length; i++) {
    const place = (i + 0.5) / HOP - 0.5;
    const frame = Math.floor(place);
    const before = f0[Math.max(0, frame)] as number;
    const after = f0[Math.min(f0.length - 1, frame + 1)] as number;
    const hz = pitch * (before + (after - before) * (place - frame));
    phase = (phase + Math.max(hz, VOICED_HZ) / SAMPLE_RATE) % 1;
    if (hz <= VOICED_HZ) continue;
    const turn = 2 * Math.PI * phase;
    const harmonics = Math.floor(HIGHEST_HZ / hz) + 0.5;
    const half = Math.sin(turn / 2);
    train[i] = (half < NEAR_ZERO ? harmonics : Math.sin(harmonics * turn) / (2 * half)) - 0.5;
  }
  return train;
}
