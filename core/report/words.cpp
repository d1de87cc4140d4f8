#include "report/words.h"

#include <algorithm>

namespace assay {
namespace {

struct Term {
  std::string_view name;
  Words words;
};

// clang-format off
constexpr auto kTerms = std::to_array<Term>({
    // status
    {"required", {"required", "必须办理"}},
    {"continuing", {"continuing", "持续有效"}},
    {"removed", {"removed", "已取消"}},
    {"not_required", {"not required", "不要求"}},
    {"voluntary", {"voluntary", "自愿"}},
    {"expiring", {"expiring", "有效期内继续有效"}},
    {"exposed", {"exposed to supervision", "接受监管"}},
    {"silent", {"silent", "无规定"}},
    {"needs_human_answer", {"needs an answer", "需人工回答"}},
    // verdicts
    {"present", {"present", "存在"}},
    {"integrity-only", {"integrity-only", "仅完整性保护"}},
    {"mentioned", {"mentioned", "仅提及"}},
    {"none", {"none", "无"}},
    {"undetermined", {"undetermined", "未能确定"}},
    {"candidate", {"candidate", "候选"}},
    {"component", {"component", "部件"}},
    // roles
    {"implements", {"implements", "实现"}},
    {"embeds", {"embeds", "内嵌"}},
    {"calls", {"calls", "调用"}},
    {"configures", {"configures", "配置"}},
    {"verifies", {"verifies", "仅校验"}},
    {"mentions", {"mentions", "仅提及"}},
    // strengths
    {"weak", {"weak", "弱"}},
    {"likely", {"likely", "较可能"}},
    {"strong", {"strong", "确凿"}},
    // purposes
    {"confidentiality", {"confidentiality", "加密保护"}},
    {"integrity", {"integrity", "完整性"}},
    {"authentication", {"authentication", "安全认证"}},
    {"key-agreement", {"key-agreement", "密钥协商"}},
    {"signature", {"signature", "签名"}},
    {"password-hashing", {"password-hashing", "口令散列"}},
    {"random-numbers", {"random-numbers", "随机数"}},
    // kinds
    {"algorithm", {"algorithm", "算法"}},
    {"curve", {"curve", "曲线"}},
    {"library", {"library", "密码库"}},
    {"protocol", {"protocol", "协议"}},
    {"key", {"key", "密钥"}},
    {"certificate", {"certificate", "证书"}},
    {"instruction", {"instruction", "指令"}},
    {"api", {"api", "接口"}},
    {"kernel", {"kernel", "内核"}},
    {"package", {"package", "软件包"}},
    {"trait", {"trait", "特征"}},
    // stages
    {"read", {"read", "读取"}},
    {"unpack", {"unpack", "解包"}},
    {"match", {"match", "匹配"}},
    {"inspect", {"inspect", "分析"}},
    {"relate", {"relate", "关联"}},
    // confidences
    {"seed", {"seed", "源文件"}},
    {"verified", {"verified", "已核实"}},
    {"verified-secondary", {"verified in a secondary source", "经二手资料核实"}},
    {"corroborated", {"corroborated", "有旁证"}},
    {"inference", {"inference", "推断"}},
    {"memory", {"memory", "记忆"}},
    // what a rule asks of the encryption
    {"purposes", {"purposes", "用途"}},
    {"forms", {"forms", "产品形态"}},
    {"symmetric_bits", {"symmetric bits", "对称密钥位数"}},
    {"factorisation_bits", {"factorisation bits", "整数因子分解密钥位数"}},
    {"finite_field_bits", {"finite field bits", "有限域密钥位数"}},
    {"elliptic_bits", {"elliptic bits", "椭圆曲线密钥位数"}},
    {"usable", {"usable", "可用"}},
    // operators of a rule
    {"boundary", {"outside what the pack judges", "超出本规则包的判断范围"}},
    {"outside", {"no rule stands on this date", "该日期没有规则"}},
    // relations
    {"uses", {"uses", "使用"}},
    {"contains", {"contains", "包含"}},
    // forms of a context key
    {"bool", {"yes or no", "是或否"}},
    {"number", {"a number", "数字"}},
    {"string", {"text", "文字"}},
    {"date", {"a date, YYYY-MM-DD", "日期，YYYY-MM-DD"}},
    {"enum", {"one of", "任选其一"}},
    {"enums", {"one or several of", "可多选"}},
    {"strings", {"a list of texts", "文字列表"}},
    {"numbers", {"numbers by name", "按名称列出的数字"}},
    {"object", {"an object", "对象"}},
    {"objects", {"a list of objects", "对象列表"}},
    // columns of a list that are no other term
    {"type", {"type", "类别"}},
    {"obligation", {"obligation", "义务"}},
    {"view", {"view", "视角"}},
    {"from", {"from", "自"}},
    {"to", {"to", "至"}},
    {"rests on", {"rests on", "依据"}},
    {"category", {"category", "大类"}},
    {"zh", {"zh", "中文"}},
    {"name", {"name", "名称"}},
    {"title", {"title", "名称"}},
    {"question", {"question", "问题"}},
    {"values", {"values", "可选值"}},
    {"form", {"form", "形式"}},
    {"version", {"version", "版本"}},
    {"digest", {"digest", "摘要"}},
    {"file", {"file", "文件"}},
    {"kind", {"kind", "种类"}},
    {"format", {"format", "格式"}},
    {"family", {"family", "大类"}},
    {"opened", {"opened", "可打开"}},
    {"subject", {"subject", "对象"}},
    {"plugin", {"plugin", "插件"}},
    {"terms", {"terms", "条目"}},
    {"source", {"source", "来源"}},
    {"checked", {"checked", "核查至"}},
    {"rules", {"rules", "规则"}},
    {"without rule", {"without rule", "不成规则"}},
    {"regime", {"regime", "规则包"}},
    {"views", {"views", "视角"}},
    {"for", {"for", "判断对象"}},
    // an answer to a question of yes or no
    {"yes", {"yes", "是"}},
    {"no", {"no", "否"}},
    // views
    {"as-of", {"as-of", "现行法律"}},
    {"at-least", {"at least so many of", "至少若干项成立"}},
});
// clang-format on

}  // namespace

std::optional<Words> words_of_term(std::string_view name) {
  const auto* const found = std::find_if(kTerms.begin(), kTerms.end(),
                                         [name](const Term& term) { return term.name == name; });
  if (found == kTerms.end()) return std::nullopt;
  return found->words;
}

}  // namespace assay
