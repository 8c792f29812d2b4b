import { describe, expect, it } from 'vitest';
import { stageFunnel } from './stage-funnel.ts';

const at = (stage: string) => ({ stage });

describe('the funnel of stages', () => {
	it('counts who is in each stage, and who has come at least that far', () => {
		const funnel = stageFunnel([
			at('prospeccion'),
			at('prospeccion'),
			at('oportunidad'),
			at('evangelista')
		]);
		expect(funnel.map(({ now }) => now)).toEqual([2, 1, 0, 0, 1]);
		expect(funnel.map(({ reached }) => reached)).toEqual([4, 2, 1, 1, 1]);
	});

	it('tells which share of those who came so far went on', () => {
		const funnel = stageFunnel([at('prospeccion'), at('oportunidad'), at('oportunidad')]);
		expect(funnel.map(({ share }) => share)).toEqual([null, 2 / 3, 0, null, null]);
	});

	it('counts whoever came further once and fell back', () => {
		const stageLog = [
			{ id: '1', from: 'prospeccion', stage: 'conversion', at: '2026-01-01T00:00:00.000Z' },
			{ id: '2', from: 'conversion', stage: 'prospeccion', at: '2026-02-01T00:00:00.000Z' }
		];
		const funnel = stageFunnel([{ stage: 'prospeccion', stageLog }]);
		expect(funnel.map(({ now }) => now)).toEqual([1, 0, 0, 0, 0]);
		expect(funnel.map(({ reached }) => reached)).toEqual([1, 1, 1, 0, 0]);
	});

	it('leaves out whoever has no stage, or one of a newer app', () => {
		expect(stageFunnel([{}, at('hibernating')]).every(({ reached }) => reached === 0)).toBe(true);
	});
});
