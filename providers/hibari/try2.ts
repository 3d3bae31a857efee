import { readFileSync } from "node:fs";
import { createHibari } from "./src/index.ts";
const S = JSON.parse(readFileSync("/tmp/h6/sentences.json","utf8")) as {text:string,ps:string}[];
const dir="/work/wt/models";
const models={path:(n:string)=>`${dir}/${n}`,state:()=>({state:"ready"} as const),onReady:()=>()=>{}};
const soundsOf=(t:string)=>{const s=S.find(x=>x.text===t); if(!s) throw new Error(t); const w=[...t.matchAll(/[\p{L}']+|[^\s\p{L}]/gu)]; const p=[...s.ps.matchAll(/[^\s\p{P}]+|[\p{P}]/gu)]; if(w.length!==p.length) throw new Error(t+w.length+" "+p.length); return w.map((m,i)=>({start:m.index!,end:m.index!+m[0].length,phonemes:p[i]![0],spaced:/\s/.test(t[m.index!+m[0].length]??"")}));};
const ph={sounds:async({text}:{text:string})=>soundsOf(text),known:async()=>[],close:async()=>{}};
const h=createHibari({models,phonemizer:ph as never,workers:2});
const req=(i:number)=>({text:S[i]!.text,language:"en",base:"heart",settings:{pitch:1,rate:1}});
const r=await h.speak(req(6)); console.log(r.pcm.length/24000,r.words.map(w=>S[6]!.text.slice(w.start,w.end)+" "+w.fromMs.toFixed(0)+"-"+w.toMs.toFixed(0)).join(", "));
let ab=0,ok=0,err:unknown[]=[];
for(let k=0;k<40;k++){const c=new AbortController(); const p=Promise.allSettled([h.speak(req(k%10),c.signal),h.speak(req((k+3)%10))]); setTimeout(()=>c.abort(new Error("stop")),Math.random()*150); const [a,b]=await p; if(a.status==="rejected")ab++; else ok++; if(b.status==="rejected")err.push(b.reason);}
console.log({ab,ok,err});
await h.close(); console.log("closed",process.memoryUsage().rss>>20);
