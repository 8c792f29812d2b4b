import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibleList, readList } from './eligible-list.ts';
import { hashText } from '../hash-text.ts';
import { publicText } from './public-text.ts';

const entries = ['C', 'A', 'B'].map((ulid) => ({ ulid, digest: hashText(ulid) }));

describe('the list', () => {
	it('is one line an entry, sorted, and nothing else', () => {
		const { text, ulids } = eligibleList(entries);
		expect(text).toBe(`A ${hashText('A')}\nB ${hashText('B')}\nC ${hashText('C')}\n`);
		expect(ulids).toEqual(['A', 'B', 'C']);
	});

	it('has the digest that sha256sum prints', () => {
		const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
		expect(eligibleList([]).digest).toBe(digest);
	});

	it('does not depend on the order in which entries arrived', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
				expect(eligibleList(shuffled)).toEqual(eligibleList(entries));
			})
		);
	});

	it('is read back from its text', () => {
		const list = eligibleList(entries);
		expect(readList(list.text)).toEqual(list);
		expect(readList('').ulids).toEqual([]);
	});

	it('is another when the evidence of one entry is', () => {
		const [first, ...others] = entries;
		const changed = [{ ulid: first?.ulid ?? '', digest: hashText('x') }, ...others];
		expect(eligibleList(changed).digest).not.toBe(eligibleList(entries).digest);
	});
});

describe('a public text', () => {
	it.each(['31.415', ' 31415 ', '３１４１５', '31-415\n'])('%j is 31415', (typed) => {
		expect(publicText(typed)).toBe('31415');
	});

	it('is the same in capitals, and with accents however they are written', () => {
		expect(publicText('Año 2026')).toBe(publicText('AN\u0303O 2026'));
	});

	it('is empty when nothing can be read', () => {
		expect(publicText(' … ')).toBe('');
	});
});
