// Without this script, or without a microphone, the field for a file does the same.
import { drop, keep, kept } from "./slices.js";

const sliceMs = 2000;
const form = document.querySelector("form.send");
if (form) open(form);

async function open(form) {
  const says = JSON.parse(form.dataset.says);
  const out = form.querySelector(".says");
  const bar = form.querySelector("progress.sent");
  const heard = form.querySelector("audio");
  const buttons = Object.fromEntries(
    [...form.querySelectorAll("[data-does]")].map((one) => [one.dataset.does, one]),
  );
  // A recording belongs to its line in this booth and this revision of the story.
  const of = `${form.action} ${form.elements.revision.value}`;
  const tell = (text) => {
    out.textContent = text;
  };
  const show = (...names) => {
    for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
  };
  let recorder = null;

  const offer = async (text) => {
    const recording = await kept(of);
    if (heard.src) URL.revokeObjectURL(heard.src);
    heard.hidden = !recording;
    if (!recording) {
      show("record");
      return false;
    }
    heard.src = URL.createObjectURL(recording);
    show("record", "send", "discard");
    tell(text);
    return true;
  };

  const record = async () => {
    tell(says.asking);
    let stream;
    try {
      const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      stream = await navigator.mediaDevices.getUserMedia({ audio: plain });
    } catch {
      return tell(says.denied);
    }
    await drop(of);
    heard.hidden = true;
    const writing = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) writing.push(keep(of, data));
    };
    recorder.onstop = async () => {
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      await Promise.all(writing);
      if (await offer(says.kept)) return buttons.send.focus();
      tell(says.quiet);
      buttons.record.focus();
    };
    // A call or another app took the microphone: what was recorded is kept.
    stream.getTracks()[0].onended = () => recorder?.stop();
    recorder.start(sliceMs);
    show("stop");
    buttons.stop.focus();
    tell(says.recording);
  };

  const send = (file) => {
    const body = new FormData();
    for (const name of ["line", "revision", "consentId"]) body.append(name, form.elements[name].value);
    body.append("file", file, file.name ?? "recording");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    bar.hidden = false;
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = (loaded / total) * 100;
      tell(says.sending.replace("{}", String(Math.round(bar.value))));
    };
    request.upload.onload = () => tell(says.checking);
    request.onerror = () => {
      bar.hidden = true;
      tell(says.notSent);
    };
    request.onload = async () => {
      bar.hidden = true;
      const alert = request.response?.querySelector("[role=alert]")?.textContent;
      if (request.status >= 400) return tell(alert ?? says.notSent);
      await drop(of);
      tell(says.arrived);
      // The answer is the booth as it is now.
      location.replace(request.responseURL);
    };
    request.send(body);
  };

  buttons.record.onclick = record;
  buttons.stop.onclick = () => recorder?.stop();
  buttons.send.onclick = async () => {
    const recording = await kept(of);
    if (recording) send(recording);
  };
  buttons.discard.onclick = async () => {
    await drop(of);
    tell("");
    await offer("");
    buttons.record.focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const [file] = form.elements.file.files;
    if (file) send(file);
  };
  addEventListener("beforeunload", (event) => {
    if (recorder) event.preventDefault();
  });
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return tell(says.denied);
  form.querySelector(".microphone").hidden = false;
  await offer(says.left);
}
