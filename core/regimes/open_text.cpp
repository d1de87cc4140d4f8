#include "regimes/open_text.h"

#include <algorithm>

#include "regimes/decide.h"

namespace assay {
namespace {

bool binds(const OpenCase& one) { return binding_of(one.branch->then.status) == "yes"; }

std::string joined(const std::set<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

void append(Bilingual& text, const char* en, const char* zh) {
  text.en += en;
  text.zh += zh;
}

// What the law's text leaves open, each sentence once.
void append_notes(Bilingual& text, const std::vector<OpenCase>& open) {
  for (const auto& one : open) {
    for (const auto& note : one.outcome.open) {
      if (text.en.find(note.en) != std::string::npos) continue;
      text.en += note.en + " ";
      text.zh += note.zh;
    }
  }
}

void append_asks(Bilingual& text, const std::set<std::string>& asks) {
  if (asks.empty()) return;
  text.en += "This depends on what is not known yet (" + joined(asks) + "). ";
  text.zh += "取决于尚未确认的信息（" + joined(asks) + "）。";
}

}  // namespace

const Consequence& weightiest(const std::vector<OpenCase>& open) {
  const auto binding = std::find_if(open.rbegin(), open.rend(), binds);
  return (binding == open.rend() ? open.back() : *binding).branch->then;
}

Bilingual open_text(const std::vector<OpenCase>& open, const std::set<std::string>& asks) {
  Bilingual text;
  const auto any = [&](auto test) { return std::any_of(open.begin(), open.end(), test); };
  append_notes(text, open);
  if (any([](const OpenCase& one) { return one.outcome.contradicted; }))
    append(text, "What was declared contradicts what was found. ", "申报内容与现有发现相矛盾。");
  if (any([](const OpenCase& one) { return one.outcome.unseen; }))
    append(text, "Not everything in the artefact could be seen, so nothing is ruled out. ",
           "制品内容未能全部检查，不能排除相关情形。");
  append_asks(text, asks);
  if (any([](const OpenCase& one) { return one.branch->then.confidence == Confidence::memory; }))
    append(text, "The rule rests on a fact that has not been verified, so it does not decide. ",
           "该规则所依据的事实尚未核实，不能据此得出结论。");
  if (text.en.empty())
    append(text, "What was found does not settle this. ", "现有发现不足以得出结论。");

  const bool some_bind = any(binds);
  std::vector<std::string> said;
  for (const auto& one : open) {
    const auto& then = one.branch->then;
    if ((some_bind && !binds(one)) ||
        std::find(said.begin(), said.end(), then.text.en) != said.end())
      continue;
    append(text, said.empty() ? "If it applies: " : " Or: ", said.empty() ? "如适用：" : "或者：");
    append(text, then.text.en.c_str(), then.text.zh.c_str());
    said.push_back(then.text.en);
  }
  return text;
}

}  // namespace assay
