/** What was learnt beside the answers, as problems with it name it, in the order of the screen. */
export const remarkFields = ['remarks/phones', 'remarks/tags', 'remarks/note'] as const;
export type RemarkField = (typeof remarkFields)[number];
