// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "protocol/dlms/request.h"
#include "protocol/dlms/server/port.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// An emulated meter behind HDLC, and its objects behind requests of every role. Whatever is asked, set or invoked: the
/// legal data stay, the meter runs on, and it comes back as it was from what it kept.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::virtual_meter;

constexpr SimInstant start{1'767'222'000};
constexpr std::uint64_t serial = 15'085'488;

std::shared_ptr<const MeterVariant> variantFrom(std::string_view family)
{
    const auto& catalog = judge().catalog();
    const auto document = configuration::defaultConfiguration(catalog, *catalog.family(family));
    const auto registers = readResource("protocol/kmp-registers.json").value();
    const auto words = readResource("protocol/kmp-type-words.json").value();
    const auto sets = readResource("protocol/iec62056-21-readout-sets.json").value();
    const auto lists = readResource("protocol/push-lists.json").value();
    const auto model = device::makeModel(catalog, document).value();
    return MeterVariant::create(model, {registers, words, sets, lists}, objectGroups()).value();
}

void fill(std::span<std::byte> octets)
{
    for (std::size_t i = 0; i < octets.size(); ++i)
        octets[i] = static_cast<std::byte>(i * 11 + 5);
}

std::unique_ptr<VirtualMeter> meterOf(const std::shared_ptr<const MeterVariant>& variant, const KeptValues& kept)
{
    static const auto load = [] {
        auto made = std::make_shared<device::Load>();
        made->powers = {{start, 1'500'000, 300'000}};
        return std::shared_ptr<const device::Load>(std::move(made));
    }();
    device::RunningMeter::Setup setup;
    setup.model = variantOf(kept, variant).value()->sharedModel();
    setup.from = start;
    auto meter = VirtualMeter::create(
        {variant, freshSecrets(serial, fill), kept}, device::RunningMeter::create(setup, load).value());
    require(meter.has_value(), "a meter comes back from what it kept");
    return std::move(*meter);
}

/// The bytes as they come over the line, in portions.
void overHdlc(VirtualMeter& meter, std::span<const std::byte> bytes)
{
    dlms::HdlcServerPort port(meter.objects(), {.offered = {2030, 2030, 7, 7}}, fill);
    MonotonicInstant now{0};
    while (!bytes.empty()) {
        const auto portion = bytes.first(std::min<std::size_t>(100, bytes.size()));
        static_cast<void>(meter.settle(port.receive(portion, now)));
        bytes = bytes.subspan(portion.size());
        now.milliseconds += 100;
    }
}

void drain(dlms::Value value)
{
    auto* const source = std::get_if<std::unique_ptr<dlms::ValueSource>>(&value);
    if (source == nullptr)
        return;
    Bytes octets;
    for (std::size_t step = 0; (*source)->supply(octets, 200) == dlms::ValueSource::Supply::More; ++step)
        require(!octets.empty() && step < 100'000, "a value ends");
}

/// The bytes as requests, each behind an octet that says how long it is: of a role, as if it had associated.
void asRequests(VirtualMeter& meter, Role role, std::span<const std::byte> bytes)
{
    const auto& point = accessPointOf(role);
    const dlms::Requester requester{point.client, managementDevice, point.mechanism,
        role == Role::Public ? dlms::Protection::None : dlms::Protection::Both};
    auto& objects = meter.objects();
    while (!bytes.empty()) {
        const auto size = std::min(std::to_integer<std::size_t>(bytes[0]), bytes.size() - 1);
        const auto request = dlms::Request::decode(bytes.subspan(1, size));
        bytes = bytes.subspan(1 + size);
        if (!request)
            continue;
        for (std::size_t i = 0; i < request->targets.size(); ++i) {
            const auto& target = request->targets[i];
            const auto value = i < request->values.size() ? request->values[i] : axdr::Data();
            drain(objects.get(requester, target));
            if (request->form == dlms::RequestForm::SetNormal || request->form == dlms::RequestForm::SetWithList)
                static_cast<void>(objects.set(requester, target, value));
            else if (request->form == dlms::RequestForm::ActionNormal)
                static_cast<void>(objects.invoke(requester, target, value));
        }
        static_cast<void>(meter.settle({}));
        meter.advanceTo(meter.running().now() + 1000);
    }
}

void run(std::span<const std::byte> bytes)
{
    static const std::array variants{variantFrom("omnipower-1p"), variantFrom("omnipower-ct")};
    if (bytes.empty())
        return;
    const auto choice = std::to_integer<unsigned>(bytes[0]);
    const auto& variant = variants[choice & 1U];
    const auto meter = meterOf(variant, {});
    const auto legal = meter->running().meter().legalCheck();
    const auto role = choice >> 1U & 7U;
    if (role >= roleCount)
        overHdlc(*meter, bytes.subspan(1));
    else
        asRequests(*meter, static_cast<Role>(role), bytes.subspan(1));
    require(meter->running().meter().legalCheck() == legal, "legal data stay");
    meter->advanceTo(meter->running().now() + 4000);
    if (!meter->kept().empty()) {
        const auto again = meterOf(variant, meter->kept());
        require(again->variant().model().configuration == meter->variant().model().configuration
                && again->secrets() == meter->secrets(),
            "what was kept comes back");
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
