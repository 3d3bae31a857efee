/**
 * A line's audio. The id includes the narration, so that a late deletion cannot hit audio made again for another one.
 */
export const lineBlob = (narrationId: string, hash: string): string => `${narrationId}/${hash}.wav`;

/** A narration's audiobook, and its captions. */
export const bookBlob = (narrationId: string): string => `${narrationId}.mp3`;
export const captionsBlob = (narrationId: string): string => `${narrationId}.vtt`;
