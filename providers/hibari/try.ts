import { readFileSync, writeFileSync } from "node:fs";
import { loadNetwork } from "./src/network.ts";
import { synthesize } from "./src/synthesis/synthesize.ts";
const v = JSON.parse(readFileSync("/work/wt/models/english/vocab.json","utf8"));
const net = await loadNetwork("/work/wt/models/hibari/hibari.onnx");
const S = JSON.parse(readFileSync("/tmp/h6/sentences.json","utf8"));
let n=0,d=0,secs=0;
for (let round=0;round<3;round++) for (const [i,{ps}] of S.entries()) {
  const a=performance.now();
  const p = await net.predict([...ps].map(c=>v[c]).filter(x=>x!==undefined),1);
  const b=performance.now();
  const y = synthesize(p.spectra,1);
  const c=performance.now();
  if(round===2){n+=b-a;d+=c-b;secs+=y.length/24000;
  writeFileSync(`/tmp/h6/ts${i}.f32`,Buffer.from(y.buffer));}
}
console.log({net:n,dsp:d,secs,x:secs*1000/(n+d), xnet:secs*1000/n, xdsp:secs*1000/d, rss:process.memoryUsage().rss>>20});
