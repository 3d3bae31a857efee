/** Makes a file name from a title that every operating system accepts. */
export function fileName(title: string, extension: string): string {
  const clean = title
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[. ]+/, "")
    .slice(0, 100)
    .toWellFormed()
    .replace(/[. ]+$/, "");
  return `${clean === "" ? "Story" : clean}.${extension}`;
}
