#include "report/answers.h"

#include <algorithm>

#include "data/error.h"
#include "regimes/date.h"

namespace assay {
namespace {

bool is_answer(const Object& object) { return object.count("value") > 0; }

std::string below(std::string place, const char* separator, const std::string& name) {
  return place.append(separator).append(name);
}

class Plain {
 public:
  Plain(const std::string& origin, std::map<std::string, Answer>& answers)
      : origin_(origin), answers_(answers) {}

  Value of(const Value& written, const std::string& dotted, const std::string& at) {
    if (const auto* list = written.list()) return items(*list, at);
    const auto* object = written.object();
    if (!object) return written;
    if (!is_answer(*object) || dotted.empty()) return members(*object, dotted, at);
    Answer answer;
    for (const auto& [name, member] : *object)
      if (name == "by")
        answer.by = text(member, at + "/by");
      else if (name == "on" && !member.is_null())
        answer.on = checked_date(text(member, at + "/on"), place(at + "/on"));
      else if (name == "note")
        answer.note = text(member, at + "/note");
      else if (name != "value" && name != "on" && !name.starts_with("//"))
        fail(below(at, "/", name), "an answer has value, by, on and note, and nothing else");
    auto value = of(object->at("value"), "", at + "/value");
    if (!value.is_null() && answer != Answer{}) answers_[dotted] = std::move(answer);
    return value;
  }

 private:
  Value members(const Object& object, const std::string& dotted, const std::string& at) {
    Object plain;
    for (const auto& [name, member] : object) {
      if (name.starts_with("//")) continue;
      const auto key = at.empty() ? name : dotted.empty() ? "" : below(dotted, ".", name);
      plain.emplace(name, of(member, key, below(at, "/", name)));
    }
    return plain;
  }

  Value items(const List& list, const std::string& at) {
    List plain;
    for (std::size_t i = 0; i < list.size(); ++i)
      plain.push_back(of(list[i], "", at + "/" + std::to_string(i)));
    return plain;
  }

  std::string text(const Value& value, const std::string& at) const {
    if (value.is_null()) return {};
    if (const auto* words = value.string()) return *words;
    fail(at, "a string is wanted");
  }

  std::string place(const std::string& at) const {
    return origin_.find('#') == std::string::npos ? origin_ + "#" + at : origin_ + at;
  }
  [[noreturn]] void fail(const std::string& at, const std::string& why) const {
    throw ConfigError(place(at) + ": " + why);
  }

  const std::string& origin_;
  std::map<std::string, Answer>& answers_;
};

Value written(const Value& plain, const std::string& dotted,
              const std::map<std::string, Answer>& answers) {
  auto value = plain;
  if (auto* object = std::get_if<Object>(&value.held))
    for (auto& [name, member] : *object)
      member = written(member, dotted.empty() ? name : below(dotted, ".", name), answers);
  const auto known = answers.find(dotted);
  if (dotted.empty() || known == answers.end()) return value;
  Object answer{{"value", std::move(value)}};
  const auto add = [&answer](const char* name, const std::string& text) {
    if (!text.empty()) answer[name] = text;
  };
  add("by", known->second.by);
  add("on", known->second.on);
  add("note", known->second.note);
  return answer;
}

}  // namespace

Value plain_context(const Value& written, const std::string& origin,
                    std::map<std::string, Answer>& answers) {
  if (!written.object()) return written;
  return Plain(origin, answers).of(written, "", "");
}

Value known_only(const Value& plain) {
  const auto* object = plain.object();
  if (!object) return plain;
  Object known;
  for (const auto& [name, member] : *object) {
    auto value = known_only(member);
    const bool empty = value.is_null() || (value.object() && value.object()->empty());
    if (!empty) known.emplace(name, std::move(value));
  }
  return known;
}

Value written_context(const Value& plain, const std::map<std::string, Answer>& answers) {
  return written(plain, "", answers);
}

std::string answer_in_words(const Answer& answer) {
  auto words = answer.by;
  if (!answer.on.empty()) words += (words.empty() ? "" : ", ") + answer.on;
  if (!answer.note.empty()) words += (words.empty() ? "" : ": ") + answer.note;
  return words;
}

}  // namespace assay
