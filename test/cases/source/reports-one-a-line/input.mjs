import { gzipOf } from '../../../source/make.ts';

const line =
  '{"now":1748719389,"alt_baro":1500,"lat":36.396309,"lon":-121.406873,"hex":"a7f426","flight":"N611TH"}';

export default {
  'grid.gz': gzipOf(Buffer.from(`${line}\n${line}\n`)),
};
