/**
 * A line's audio. The id includes the narration, so that a late deletion cannot hit audio made again for another one.
 */
export const lineBlob = (narrationId: string, hash: string): string => `${narrationId}/${hash}.wav`;

/** An edition of a narration's audiobook, and its captions: each has blobs of its own, so that none replaces another. */
export const bookBlob = (narrationId: string, edition: number): string =>
  `${bookName(narrationId, edition)}.mp3`;
export const captionsBlob = (narrationId: string, edition: number): string =>
  `${bookName(narrationId, edition)}.vtt`;
export const bookBlobs = (narrationId: string, edition: number): string[] => [
  bookBlob(narrationId, edition),
  captionsBlob(narrationId, edition),
];

/** The first edition has the name that older releases gave it. */
const bookName = (narrationId: string, edition: number): string =>
  edition === 0 ? narrationId : `${narrationId}.${edition}`;

/** A piece of a take, and the recording that a user sent until it is taken in; the person who speaks owns both. */
export const takeBlob = (takeId: string, piece: number): string => `takes/${takeId}/${piece}.wav`;
export const originalBlob = (takeId: string): string => `takes/${takeId}/original`;

/** The most pieces of a line that a run of the intake is expected to have put before it was killed. */
const PIECES = 8;
/** Every file of a take that may exist, also those that no row names because a run was killed. */
export const blobsOfTake = (takeId: string): string[] => [
  originalBlob(takeId),
  ...Array.from({ length: PIECES }, (_, piece) => takeBlob(takeId, piece)),
];

/** The recording of a consent that was said aloud, and of a sample of a voice. */
export const consentBlob = (consentId: string): string => `consents/${consentId}`;
export const voiceSampleBlob = (sampleId: string): string => `voice-samples/${sampleId}.wav`;
