import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import Plus from '@lucide/svelte/icons/plus';
import Users from '@lucide/svelte/icons/users';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import NavigationBar from './NavigationBar.svelte';
import './base.css';
import './tokens.css';

const destinations = [
	{ href: '/customers', label: 'Customers', icon: Users, current: true },
	{ href: '/agenda', label: 'Agenda', icon: CalendarDays, current: false },
	{ href: '/capture', label: 'Capturar', icon: Plus, prominent: true, current: false },
	{ href: '/more', label: 'Más', icon: Ellipsis, current: false }
] as const;

afterEach(() => {
	document.documentElement.style.fontSize = '';
});

test.for([
	['16px', 320],
	['32px', 320],
	['32px', 390]
] as const)(
	'with text of %s in %i pixels no word is broken, and nothing is cut off',
	async ([size, width]) => {
		document.documentElement.style.fontSize = size;
		await page.viewport(width, 700);
		const screen = await render(NavigationBar, { label: 'Secciones', destinations });
		const labels = [...screen.container.querySelectorAll<HTMLElement>('.label')];
		expect(labels).toHaveLength(4);
		for (const label of labels) {
			const range = document.createRange();
			range.selectNodeContents(label);
			expect(range.getClientRects(), label.textContent).toHaveLength(1);
		}
		const bar = screen.getByRole('navigation').element();
		expect(bar.scrollWidth).toBeLessThanOrEqual(bar.clientWidth);
	}
);
