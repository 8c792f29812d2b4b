import { describe, expect, test } from 'vitest';
import { installPlace } from './install-place.ts';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** On a telephone or tablet with a touch screen. */
const touch = (userAgent: string) => installPlace({ userAgent, maxTouchPoints: 5 });
const desk = (userAgent: string) => installPlace({ userAgent, maxTouchPoints: 0 });

describe('on an iPhone or iPad', () => {
	test.each([
		['Safari', `${iPhone} ${webKit} Version/17.5 Mobile/15E148 Safari/604.1`],
		[
			'Safari on an iPad, which says that it is a Mac',
			`${mac} ${webKit} Version/17.5 Safari/605.1.15`
		],
		[
			'Safari on an iPad that asks for pages of a telephone',
			`Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${webKit} Version/17.5 Mobile/15E148 Safari/604.1`
		]
	])('%s shows where Share is', (_, userAgent) => {
		expect(touch(userAgent)).toBe('ios-safari');
	});

	test.each([
		['Chrome', `${iPhone} ${webKit} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`],
		['Chrome on an iPad', `${mac} ${webKit} CriOS/126 Version/11.1.1 Safari/605.1.15`],
		['Firefox', `${iPhone} ${webKit} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
		['Edge', `${iPhone} ${webKit} Version/17.0 EdgiOS/126.0.2592.56 Mobile/15E148 Safari/605.1.15`],
		['DuckDuckGo', `${iPhone} ${webKit} Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`],
		['the Google app', `${iPhone} ${webKit} GSA/320.0.641 Mobile/15E148 Safari/604.1`],
		['a page inside of Instagram', `${iPhone} ${webKit} Mobile/15E148 Instagram 338.0.0.31.95`],
		[
			'a page inside of Facebook',
			`${iPhone} ${webKit} Mobile/15E148 [FBAN/FBIOS;FBAV/468.0.0.42.72;FBDV/iPhone14,5]`
		],
		['a page inside of any app', `${iPhone} ${webKit} Mobile/15E148`]
	])('%s is told to go to Safari first', (_, userAgent) => {
		expect(touch(userAgent)).toBe('ios-elsewhere');
	});
});

describe('on Android', () => {
	test.each([
		['Chrome', `${android} ${blink} Chrome/126.0.0.0 Mobile Safari/537.36`],
		['Chrome on a tablet', `${android} ${blink} Chrome/126.0.0.0 Safari/537.36`],
		[
			'Samsung Internet',
			`${android} ${blink} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`
		],
		['Edge', `${android} ${blink} Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0`],
		['Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0']
	])('%s has it in its menu', (_, userAgent) => {
		expect(touch(userAgent)).toBe('android-browser');
	});

	test.each([
		[
			'Facebook',
			`Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) ${blink} Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/468.0.0.42.72;]`
		],
		[
			'any app',
			`Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) ${blink} Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36`
		]
	])('a page inside of %s is told to go to the browser first', (_, userAgent) => {
		expect(touch(userAgent)).toBe('android-in-app');
	});
});

describe('at a desk', () => {
	test.each([
		['Chrome', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/126.0.0.0 Safari/537.36`],
		['Safari', `${mac} ${webKit} Version/17.5 Safari/605.1.15`],
		['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0']
	])('%s has it in its menu, if at all', (_, userAgent) => {
		expect(desk(userAgent)).toBe('desktop');
	});

	test('a touch screen alone makes no telephone of it', () => {
		const userAgent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/126.0.0.0 Safari/537.36`;
		expect(touch(userAgent)).toBe('desktop');
	});
});
