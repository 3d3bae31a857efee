import PDFDocument from "pdfkit";
import type { Paper } from "../domain/paper.ts";

const [left, middle, right] = [56, 300, 539];
const plain = "Helvetica";
const bold = "Helvetica-Bold";

/** Draws a document on A4. The same document always has the same words and dates. */
export function drawPdf(paper: Paper): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: left,
    lang: "en",
    info: { Title: paper.title, Author: drawable(paper.seller.name), CreationDate: paper.issuedAt },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  pdf.once("end", () => resolve(Buffer.concat(chunks)));
  pdf.once("error", reject);
  drawHead(pdf, paper);
  drawRows(pdf, paper);
  pdf.end();
  return promise;
}

function drawHead(pdf: PDFKit.PDFDocument, { title, seller, facts }: Paper): void {
  pdf.font(bold).fontSize(11).text(drawable(seller.name));
  pdf.font(plain).fontSize(9);
  for (const line of seller.address) pdf.text(drawable(line));
  if (seller.vatId) pdf.text(`VAT ID ${drawable(seller.vatId)}`);
  pdf.moveDown(3).font(bold).fontSize(18).text(title).moveDown();
  pdf.fontSize(10);
  for (const [label, value] of facts) {
    const y = pdf.y;
    pdf.font(plain).text(label, left, y);
    pdf.text(value, middle - 120, y);
  }
  pdf.moveDown(2);
}

function drawRows(pdf: PDFKit.PDFDocument, { rows, sums, notes }: Paper): void {
  for (const [text, days, amount] of rows) {
    const y = pdf.y;
    pdf.font(plain).text(drawable(text), left, y, { width: middle - left - 10 });
    const below = pdf.y;
    pdf.text(days, middle, y);
    pdf.text(amount, right - 120, y, { width: 120, align: "right" });
    pdf.y = Math.max(below, pdf.y) + 4;
  }
  pdf
    .moveTo(left, pdf.y + 2)
    .lineTo(right, pdf.y + 2)
    .stroke();
  pdf.y += 10;
  for (const [label, amount] of sums) {
    const y = pdf.y;
    pdf.font(bold).text(label, middle, y);
    pdf.text(amount, right - 120, y, { width: 120, align: "right" });
  }
  pdf.moveDown(3).font(plain).fontSize(9);
  for (const note of notes) pdf.text(note, left);
}

// The fonts that every PDF reader has contain only Western European letters.
const drawable = (text: string): string =>
  text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff\u20ac\u2013\u2014]/g, "?");
