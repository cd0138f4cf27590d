import type { WebviewApi } from './host.ts';
import { resultsPage } from './results-page.ts';

declare function acquireVsCodeApi(): WebviewApi;

resultsPage(document.body, acquireVsCodeApi());
