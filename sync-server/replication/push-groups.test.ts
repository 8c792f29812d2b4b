import type { Principal } from '#domain/access/principal.ts';
import { expect, test } from 'vitest';
import type { PushedRevisions } from './independent-pushes.ts';
import { PushGroups } from './push-groups.ts';
import { WriterQueue } from './writer-queue.ts';

const cid = (number: number) => String(number).padStart(26, '0');
const card = (number: number) => `customer:${cid(number)}`;
const visit = (number: number) => `activity:${cid(number)}:${cid(0)}`;

const nobody: Principal = { uid: 'ana', device: 'd', roles: [], teams: [], territories: [] };

function push(...ids: string[]): PushedRevisions {
	const revisions = ids.map((id) => ({ id, path: ['1-a'], deleted: false, body: {} }));
	return { principal: nobody, revisions };
}

const idsOf = ({ revisions }: PushedRevisions) => revisions.map(({ id }) => id);

/** Pushes that come at once, and which of them were written together. */
async function pushAtOnce(
	pushes: readonly PushedRevisions[],
	fails: (ids: readonly string[]) => boolean = () => false
) {
	const groups: string[][][] = [];
	const queue = new WriterQueue();
	const waiting = new PushGroups((group) => {
		groups.push(group.map(idsOf));
		if (fails(group.flatMap(idsOf))) return Promise.reject(new Error('refused'));
		return Promise.resolve(group.map(idsOf));
	});
	const results = await Promise.allSettled(pushes.map((one) => queue.run(waiting.add(one))));
	const told = results.map((one) => (one.status === 'fulfilled' ? one.value : one.status));
	return { groups, told };
}

test('pushes about different customers are written together, and each is told its own', async () => {
	const { groups, told } = await pushAtOnce([push(card(1), visit(1)), push(card(2))]);
	expect(groups).toEqual([[[card(1), visit(1)], [card(2)]]]);
	expect(told).toEqual([[card(1), visit(1)], [card(2)]]);
});

test('those about one customer are written one after the other, in their order', async () => {
	const { groups } = await pushAtOnce([push(card(1)), push(visit(1)), push(card(2))]);
	expect(groups).toEqual([[[card(1)], [card(2)]], [[visit(1)]]]);
});

test.each([
	['a link', `link:${cid(1)}:${cid(0)}`],
	['a merge', `${card(1)}:merged`],
	['an entry', `entry:${cid(8)}:${cid(1)}`],
	['a consent', `consent:${cid(1)}:${cid(0)}`],
	['a role', 'role:rep'],
	['what is no document of ours', 'anything']
])('%s is written alone: it may concern others', async (_what, id) => {
	const { groups } = await pushAtOnce([push(card(5)), push(id), push(card(6))]);
	expect(groups).toEqual([[[card(5)], [card(6)]], [[id]]]);
});

test('what one of them does wrong is told to that one alone', async () => {
	const fails = (ids: readonly string[]) => ids.includes(card(2));
	const { told } = await pushAtOnce([push(card(1)), push(card(2)), push(card(3))], fails);
	expect(told).toEqual([[card(1)], 'rejected', [card(3)]]);
});

test('no more are taken at once than are soon written', async () => {
	const ofMany = Array.from({ length: 10 }, (_, n) => {
		return push(...Array.from({ length: 300 }, (_, m) => card(n * 300 + m)));
	});
	const { groups, told } = await pushAtOnce(ofMany);
	expect(groups.map(({ length }) => length)).toEqual([3, 3, 3, 1]);
	expect(told).toHaveLength(10);
});
