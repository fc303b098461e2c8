import { createSchema, responseSchema, updateSchema } from "../../src/validation/index.js";
import {
  checkAudioBook,
  checkAuthor,
  checkBook,
  checkPrintedBook,
  checkShelf,
  qualify,
  type AudioBook,
  type Author,
  type Book,
  type Shelf,
} from "./library-checks.js";

export const authorSchema = responseSchema<Author>(checkAuthor, qualify);
export const bookSchema = responseSchema<Book>(checkBook, qualify);
export const printedBookSchema = responseSchema<Book>(checkPrintedBook, qualify);
export const printedBookCreateSchema = createSchema<Book>(checkPrintedBook, qualify);
export const printedBookUpdateSchema = updateSchema<Partial<Book>>(checkPrintedBook, qualify);
export const audioBookSchema = responseSchema<AudioBook>(checkAudioBook, qualify);
export const bookCreateSchema = createSchema<Book>(checkBook, qualify);
export const shelfSchema = responseSchema<Shelf>(checkShelf, qualify);
export const shelfCreateSchema = createSchema<Shelf>(checkShelf, qualify);
