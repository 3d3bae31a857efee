/** Text that may quote a user's input, without the control characters that a terminal would obey. Line ends stay. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}--\n]+/gv, " ");
