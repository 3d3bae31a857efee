import { Email, type Fault, languageTagOf, oneLine, Refusal } from "@storytelling/values";
import { CsvFault, type CsvRow, readCsv } from "../engines/csv.ts";
import { phoneNumberOf } from "../engines/phone.ts";

export const mostContacts = 1000;
const mostFaults = 50;

/** Somebody in an uploaded list. */
export interface Contact {
  readonly row: number;
  readonly way: "email" | "sms";
  readonly to: string;
  readonly name: string | undefined;
  readonly language: string | undefined;
}

/**
 * The people in a CSV file with the columns name, email, phone and language. An address comes before a number.
 * @throws Refusal `contacts-invalid` that names each fault by row and column
 */
export function contactsOf(bytes: Uint8Array): Contact[] {
  const { columns, rows } = read(bytes);
  if (!columns.includes("email") && !columns.includes("phone")) {
    const message = "The first row must name the columns: name, email, phone, language. Give email or phone.";
    throw refusal([{ field: "file row 1", message }]);
  }
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const contacts = rows.flatMap((row) => {
    const contact = contactOf(row, (column, message) =>
      faults.push({ field: `file row ${row.row} column ${column}`, message }),
    );
    if (!contact) return [];
    const first = seen.get(contact.to);
    if (first !== undefined) {
      const column = contact.way === "email" ? "email" : "phone";
      faults.push({ field: `file row ${row.row} column ${column}`, message: `The same as in row ${first}.` });
    }
    seen.set(contact.to, first ?? row.row);
    return [contact];
  });
  if (faults.length > 0) throw refusal(faults);
  if (contacts.length === 0) throw refusal([{ field: "file", message: "The file names nobody." }]);
  return contacts;
}

function read(bytes: Uint8Array): ReturnType<typeof readCsv> {
  try {
    return readCsv(bytes, mostContacts);
  } catch (error) {
    if (error instanceof CsvFault) throw refusal([{ field: "file", message: error.message }]);
    throw error;
  }
}

function contactOf(
  { row, cells }: CsvRow,
  fault: (column: string, message: string) => void,
): Contact | undefined {
  const { email = "", phone = "", name = "", language = "" } = cells;
  const called = name === "" ? undefined : oneLine(80).safeParse(name);
  if (called?.error) fault("name", called.error.issues[0]?.message ?? "Give a name.");
  const tag = language === "" ? undefined : languageTagOf(language);
  if (tag === null) fault("language", "Give a language code, such as en or en-GB.");
  const rest = { row, name: called?.data, language: tag ?? undefined };
  if (email !== "") {
    const address = Email.safeParse(email);
    if (address.success) return { ...rest, way: "email", to: address.data };
    fault("email", "Give an e-mail address such as ada@example.org.");
  } else if (phone !== "") {
    const number = phoneNumberOf(phone);
    if (number) return { ...rest, way: "sms", to: number };
    fault("phone", "No country has this phone number. Give it with + and the country's code.");
  } else fault("email", "Give an e-mail address or a phone number.");
  return undefined;
}

function refusal(faults: readonly Fault[]): Refusal {
  const [first] = faults;
  const more = faults.length > 1 ? ` There are ${faults.length} faults in all.` : "";
  const message = `${first?.field}: ${first?.message}${more} Nobody was invited.`;
  return new Refusal("invalid", "contacts-invalid", message, { faults: faults.slice(0, mostFaults) });
}
