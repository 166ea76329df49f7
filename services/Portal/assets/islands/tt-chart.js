// Draws the chart beside a table that says the same: lines or bars from data-chart. Without this script the table stands alone.
import { init, use } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const ink = '#1c2733', quiet = '#51606f', line = '#dbe0e6';
const looks = {
  main: { color: '#0b5394', lineStyle: { width: 3 }, symbol: 'circle', symbolSize: 7 },
  past: { color: '#7d8a97', lineStyle: { width: 2, type: 'dashed' }, symbol: 'rect', symbolSize: 5 },
  goal: { color: '#b86e00', lineStyle: { width: 2, type: 'dotted' }, symbol: 'none' },
};
const figure = (value) => (value === null || value === undefined ? '—' : Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 2 }));

function options({ kind, categories, unit, series }, narrow) {
  const text = { color: quiet, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    textStyle: text,
    aria: { enabled: true, label: { enabled: false }, decal: { show: kind === 'bars' } },
    legend: { left: 0, top: 0, orient: narrow ? 'vertical' : 'horizontal', itemGap: narrow ? 4 : 18, textStyle: { color: ink } },
    grid: { left: 4, right: 12, top: narrow ? 34 + 20 * series.length : 52, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', valueFormatter: figure, axisPointer: { type: kind === 'bars' ? 'shadow' : 'line' } },
    xAxis: { type: 'category', data: categories, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: text },
    yAxis: { type: 'value', name: unit, nameTextStyle: { ...text, align: 'left' }, nameGap: 8, splitLine: { lineStyle: { color: line } }, axisLabel: { ...text, formatter: figure } },
    series: series.map(({ name, look, values }) => ({
      name, type: kind === 'bars' ? 'bar' : 'line', data: values, barMaxWidth: 18, itemStyle: { color: looks[look].color },
      lineStyle: { color: looks[look].color, ...looks[look].lineStyle }, symbol: looks[look].symbol, symbolSize: looks[look].symbolSize,
    })),
  };
}

customElements.define('tt-chart', class extends HTMLElement {
  connectedCallback() {
    this.stage = document.createElement('div');
    this.stage.className = 'chart-stage';
    this.stage.setAttribute('aria-hidden', 'true');
    this.replaceChildren(this.stage);
    this.chart = init(this.stage, null, { renderer: 'svg' });
    this.chart.setOption(options(JSON.parse(this.dataset.chart), this.stage.clientWidth < 480));
    this.sizes = new ResizeObserver(() => this.chart.resize());
    this.sizes.observe(this.stage);
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
    this.chart?.dispose();
  }
});
