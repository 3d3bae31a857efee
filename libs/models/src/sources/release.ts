import { download } from "./download.ts";
import type { Source } from "./source.ts";

const RELEASE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0";

/** The public release of Kokoro's files. */
export const releaseSource = (address = RELEASE): Source => ({
  name: new URL(address).host,
  serves: (publisher) => publisher === "release",
  bring: (parcel, errand) => download(`${address}/${parcel.name}`, parcel, errand),
});
