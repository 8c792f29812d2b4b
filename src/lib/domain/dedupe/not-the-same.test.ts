import { expect, test } from 'vitest';
import { scopeOf } from '../access/scope.ts';
import { customerLink } from '../documents/customer.ts';
import { parseDocId } from '../documents/ids.ts';
import { parseUlid } from '../documents/ulid.ts';
import { notTheSame } from './not-the-same.ts';

const ana = parseUlid('01HZZZZZZZZZZZZZZZZZZCST01');
const eva = parseUlid('01HZZZZZZZZZZZZZZZZZZCST02');
const iris = parseUlid('01HZZZZZZZZZZZZZZZZZZCST03');

test('two people who keep one pair apart write one document', () => {
	expect(notTheSame(ana, eva)).toEqual(notTheSame(eva, ana));
	expect(notTheSame(ana, iris).id).not.toBe(notTheSame(ana, eva).id);
});

test('it is a link between the two, seen by who sees both', () => {
	const { id, values } = notTheSame(eva, ana);
	const parsed = parseDocId(id);
	expect(parsed === null ? null : scopeOf(parsed)).toMatchObject({ cid: ana });
	expect(customerLink.parse({ ...values, _id: id })).toMatchObject({ to: eva, apart: true });
});
