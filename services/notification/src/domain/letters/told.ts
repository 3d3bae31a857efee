import type { MessageData, MessageKind } from "./data.ts";
import type { Formats } from "./formats.ts";

/** What a message says in one language, before it is laid out. All of it is plain text. */
export interface Told {
  readonly subject: string;
  /** The subject, unless given. */
  readonly heading?: string;
  readonly paragraphs: readonly Sentence[];
  /** Words of a person, shown as theirs. */
  readonly quote?: { readonly words: string; readonly by: string } | null;
  readonly facts?: readonly (readonly [label: string, value: string] | null)[];
  /** Titles with their text and link, for a message that gathers others. */
  readonly items?: readonly { readonly title: string; readonly body: string; readonly link: string | null }[];
  /** The label of the button; the data has its link. */
  readonly button?: string;
  /** What follows the button. */
  readonly after?: readonly Sentence[];
  /** One or two sentences, for push, in-app and SMS. */
  readonly short: string;
  /** Shorter texts for an SMS, longest first; the first that fits is sent. */
  readonly shorter?: readonly string[];
  /** Why the recipient gets this message. */
  readonly why: string;
}

/** A sentence that some messages leave out. */
export type Sentence = string | null | false;

/** The words of one language. */
export interface Language {
  readonly locale: string;
  readonly rightToLeft: boolean;
  readonly quotes: readonly [string, string];
  greeting(name: string | null): string;
  /** The label of the link that ends such messages. */
  readonly stop: string;
  /** Tells a recipient of an SMS how to end them. */
  readonly stopSms: string;
  /** Introduces a link that cannot be pressed. */
  readonly orOpen: string;
  readonly messages: { readonly [Kind in MessageKind]: (data: MessageData[Kind], formats: Formats) => Told };
}
export type Messages = Language["messages"];
