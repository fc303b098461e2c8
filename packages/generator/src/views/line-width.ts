/** Columns of emitted text; what is longer is broken as Prettier would. */
export const LINE_WIDTH = 100;
