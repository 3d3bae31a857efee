/** Text that may quote what somebody sent, without what a terminal would obey; line ends stay. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}--\n]+/gv, " ");
