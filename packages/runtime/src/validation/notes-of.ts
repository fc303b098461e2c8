import type { Issue } from "./issue.js";
import { observe } from "./observe.js";
import { record } from "./record.js";
import { responseSchema } from "./response-schema.js";
import type { Schema } from "./schema.js";

/**
 * What a response has that the metadata does not know, and that is no fault: members, enumeration members, derived and
 * abstract types; and numbers that have lost digits. A hundred notes at most.
 */
export function notesOf(schema: Schema<unknown>, value: unknown): readonly Issue[] {
  const notes: Issue[] = [];
  responseSchema((value, name, check) => {
    const finish = observe(check, (value, name, place, expected, code) =>
      record(notes, value, name, place, expected, code),
    );
    schema.check(value, name, check);
    finish();
  }, schema.qualify).safeParse(value);
  return notes.map((note) => ({ ...note, message: note.message.replace("Invalid", "Unexpected") }));
}
