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

test('without data it says so', async () => {
	const screen = await render(BarChart, {
		props: { title: 'Sales', summary: '', points: [], headings: ['Who', 'How much'], format, words }
	});
	await expect.element(screen.getByText('Nothing yet')).toBeVisible();
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});
