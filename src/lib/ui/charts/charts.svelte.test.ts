import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BarChart from './BarChart.svelte';
import LineChart from './LineChart.svelte';

const words = { showTable: 'As a table', showChart: 'As a chart', empty: 'Nothing yet' };
const format = (value: number) => `${value} €`;

test('a chart has its table at hand, for those who listen and for all who ask', async () => {
	const screen = await render(BarChart, {
		props: {
			title: 'Sales',
			summary: 'Ana sells most',
			points: [
				{ label: 'Ana', value: 30 },
				{ label: 'Luis', value: 12 }
			],
			headings: ['Who', 'How much'],
			format,
			words
		}
	});
	await expect.element(screen.getByRole('table', { name: 'Sales' })).toBeInTheDocument();
	await screen.getByRole('button', { name: 'As a table' }).click();
	await expect.element(screen.getByRole('rowheader', { name: 'Luis' })).toBeVisible();
	await expect.element(screen.getByRole('cell', { name: '12 €' })).toBeVisible();
});

test('what was not measured is no zero: the line has a gap, the table a dash', async () => {
	const screen = await render(LineChart, {
		props: {
			title: 'Visits',
			summary: 'They grow',
			labels: ['May', 'June', 'July', 'August'],
			series: [{ label: 'Visits', values: [4, null, 8, 9] }],
			heading: 'Month',
			format: String,
			words
		}
	});
	await expect.element(screen.getByRole('cell', { name: '–' })).toBeInTheDocument();
	const drawn = screen.container.querySelector('path.line')?.getAttribute('d') ?? '';
	expect(drawn.match(/M/g)).toHaveLength(2);
});

test.for([
	['16px', 300],
	['16px', 700],
	['32px', 300]
] as const)(
	'a year of months with text of %s in %i pixels: no label runs into another',
	async ([size, width]) => {
		document.documentElement.style.fontSize = size;
		const months = ['dic 25', 'ene 26', 'feb 26', 'mar 26', 'abr 26', 'may 26'];
		const labels = [...months, 'jun 26', 'jul 26', 'ago 26', 'sept 26', 'oct 26', 'nov 26'];
		const values = labels.map((_label, index) => index);
		const series = [{ label: 'Visits', values }];
		const props = {
			title: 'Visits',
			summary: '',
			labels,
			series,
			heading: 'Month',
			format: String,
			words
		};
		const screen = await render(LineChart, { props });
		screen.container.style.width = `${width}px`;
		screen.container.querySelector('figure')?.style.setProperty('margin', '0');
		const drawn = (): DOMRect[] =>
			[...screen.container.querySelectorAll('text')]
				.filter(({ textContent }) => labels.includes(textContent))
				.map((text) => text.getBoundingClientRect());
		await expect.poll(() => screen.container.querySelector('svg')?.clientWidth).toBe(width);
		expect(drawn().length).toBeGreaterThan(1);
		const overlaps = drawn().filter(
			({ left }, index) => left < (drawn()[index - 1]?.right ?? -Infinity)
		);
		document.documentElement.style.fontSize = '';
		expect(overlaps).toEqual([]);
	}
);

test('without data it says so', async () => {
	const screen = await render(BarChart, {
		props: { title: 'Sales', summary: '', points: [], headings: ['Who', 'How much'], format, words }
	});
	await expect.element(screen.getByText('Nothing yet')).toBeVisible();
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});
