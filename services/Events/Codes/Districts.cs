namespace TechMarket.Events.Codes;

/// <summary>
/// Places: Quanzhou's districts by GB/T 2260, its two functional zones under internal codes (they have none of their own),
/// Fujian's other cities, and the rest of the country by province.
/// </summary>
public static class Districts
{
    /// <summary>The districts and zones of Quanzhou that report for themselves.</summary>
    public static readonly CodeList Quanzhou = new(
        new("350502", "鲤城区", "Licheng"),
        new("350503", "丰泽区", "Fengze"),
        new("350504", "洛江区", "Luojiang"),
        new("350505", "泉港区", "Quangang"),
        new("350581", "石狮市", "Shishi"),
        new("350582", "晋江市", "Jinjiang"),
        new("350583", "南安市", "Nan'an"),
        new("350521", "惠安县", "Hui'an"),
        new("350524", "安溪县", "Anxi"),
        new("350525", "永春县", "Yongchun"),
        new("350526", "德化县", "Dehua"),
        new("3505Z1", "泉州经济技术开发区", "Quanzhou Economic and Technological Development Zone"),
        new("3505Z2", "泉州台商投资区", "Quanzhou Taiwanese Investment Zone"));

    /// <summary>Where parties may come from: Quanzhou first, then Fujian's other cities, then provinces, then abroad.</summary>
    public static readonly CodeList All = new([.. Quanzhou.All,
        new("350100", "福州市", "Fuzhou"), new("350200", "厦门市", "Xiamen"), new("350300", "莆田市", "Putian"),
        new("350400", "三明市", "Sanming"), new("350600", "漳州市", "Zhangzhou"), new("350700", "南平市", "Nanping"),
        new("350800", "龙岩市", "Longyan"), new("350900", "宁德市", "Ningde"),
        new("110000", "北京市", "Beijing"), new("120000", "天津市", "Tianjin"), new("130000", "河北省", "Hebei"),
        new("140000", "山西省", "Shanxi"), new("150000", "内蒙古自治区", "Inner Mongolia"), new("210000", "辽宁省", "Liaoning"),
        new("220000", "吉林省", "Jilin"), new("230000", "黑龙江省", "Heilongjiang"), new("310000", "上海市", "Shanghai"),
        new("320000", "江苏省", "Jiangsu"), new("330000", "浙江省", "Zhejiang"), new("340000", "安徽省", "Anhui"),
        new("360000", "江西省", "Jiangxi"), new("370000", "山东省", "Shandong"), new("410000", "河南省", "Henan"),
        new("420000", "湖北省", "Hubei"), new("430000", "湖南省", "Hunan"), new("440000", "广东省", "Guangdong"),
        new("450000", "广西壮族自治区", "Guangxi"), new("460000", "海南省", "Hainan"), new("500000", "重庆市", "Chongqing"),
        new("510000", "四川省", "Sichuan"), new("520000", "贵州省", "Guizhou"), new("530000", "云南省", "Yunnan"),
        new("540000", "西藏自治区", "Tibet"), new("610000", "陕西省", "Shaanxi"), new("620000", "甘肃省", "Gansu"),
        new("630000", "青海省", "Qinghai"), new("640000", "宁夏回族自治区", "Ningxia"), new("650000", "新疆维吾尔自治区", "Xinjiang"),
        new("710000", "台湾省", "Taiwan"), new("810000", "香港特别行政区", "Hong Kong"), new("820000", "澳门特别行政区", "Macao"),
        new("000000", "境外", "Abroad")]);
}
