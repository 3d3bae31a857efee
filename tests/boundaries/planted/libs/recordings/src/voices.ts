// breaks: recordings-on-media
export * from "@storytelling/speech";
