import { toString as qrOf } from "qrcode";

/** A QR code as SVG, readable from a print of 3 cm. */
export const qrSvg = (text: string): Promise<string> =>
  qrOf(text, { type: "svg", errorCorrectionLevel: "M", margin: 4 });
