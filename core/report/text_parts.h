// The parts of the text report, each a function that says its part.
#pragma once

#include <map>
#include <string>

#include "model/report.h"
#include "report/report_text.h"
#include "report/voice.h"

namespace assay {

using FindingsById = std::map<std::string, const Finding*, std::less<>>;
FindingsById findings_by_id(const Report& report);

/// What was not seen; at most `most` problems.
void put_unseen(const Voice& say, const Report& report, std::size_t most);
/// The first screen: verdict, types, duties, how the views differ, what to do.
void put_summary(const Voice& say, const Report& report);
void put_encryption(const Voice& say, const Report& report);
void put_ccis(const Voice& say, const Report& report);
/// What was declared, and by whom.
void put_declared(const Voice& say, const Report& report);
void put_conflicts(const Voice& say, const Report& report);
/// Where the seed documents and the law in force differ, since when and why.
void put_views(const Voice& say, const Report& report);
void put_duties(const Voice& say, const Report& report, bool full);
/// The keys that still decide something, today's law first.
void put_questions(const Voice& say, const Report& report);
/// The instruments cited.
void put_sources(const Voice& say, const Report& report);
void put_findings(const Voice& say, const Report& report, bool all);

/// "AES", "openssl 3.0.15".
std::string subject_of(const Finding& finding);
/// "data.tar!/usr/lib/libx.so @ 0x1a2340", without the offset where there is none.
std::string place_of(const Evidence& evidence);
/// "key bits 128, 256; modes GCM".
std::string parameters_in_words(const Object& parameters);
/// The colour of an obligation's status or a verdict.
Tone tone_of(const std::string& status);
/// "movement=import, transit".
std::string value_in_words(const Value& value, const Tongue& tongue);

}  // namespace assay
