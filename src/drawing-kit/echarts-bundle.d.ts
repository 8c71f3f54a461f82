// The bundle of ECharts for browsers loads in a third of the time of its hundreds of modules, and comes without types.
declare module 'echarts/dist/echarts.esm.min' {
  export { init } from 'echarts';
}
