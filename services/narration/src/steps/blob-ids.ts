/**
 * A line's audio. Named after the narration too, so that no late deletion hits audio that was made anew for another.
 */
export const lineBlob = (narrationId: string, hash: string): string => `${narrationId}/${hash}.wav`;

/** A narration's whole book, and its captions. */
export const bookBlob = (narrationId: string): string => `${narrationId}.mp3`;
export const captionsBlob = (narrationId: string): string => `${narrationId}.vtt`;
