import * as z from 'zod/mini';

const NAME = /^(person|role|team|territory):[0-9A-Za-z-]{1,48}$/;

/**
 * Whom a document is for: ids of people, roles, teams and territories. In a contest, whoever it is not for
 * does not see it; a segment or a report is its author's and theirs.
 */
export const audience = z.array(z.string().check(z.regex(NAME))).check(z.maxLength(500));
