import type { SegmentRow } from './segment-row.ts';

/** A customer of whom nothing is known but what is given. For tests. */
export function segmentRow({
	core = {},
	...given
}: Partial<Omit<SegmentRow, 'core'>> & {
	readonly core?: Partial<SegmentRow['core']>;
} = {}): SegmentRow {
	return {
		core: {
			_id: 'customer:01HZZZZZZZZZZZZZZZZZZCST01',
			schema: 1,
			type: 'person',
			assigned: { owner: 'ana', territory: 'norte' },
			...core
		},
		owner: 'ana',
		territory: 'norte',
		discreet: false,
		purchases: [],
		activities: [],
		complaints: [],
		tasks: [],
		consents: [],
		...given
	};
}
