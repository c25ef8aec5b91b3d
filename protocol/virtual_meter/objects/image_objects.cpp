// SPDX-License-Identifier: Apache-2.0
// Firmware update: image transfer (IEC 62056-6-2, class 18) over the meter's own.
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/firmware_image.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/setup_names.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using device::ImageState;
using device::ImageTransfer;
using dlms::DataAccessResult;

constexpr std::string_view keptIdentifier = "image/identifier"; ///< structure of size and identifier
constexpr std::string_view keptEnabled = "image/enabled";
constexpr std::size_t longestImageName = 64; ///< own choice
constexpr std::size_t checkOctets = 4;

bool isEnabled(const ConfiguredMeter& meter)
{
    const auto found = meter.kept().find(std::string(keptEnabled));
    return found == meter.kept().end() || found->second != Bytes{std::byte{0}};
}

/// Size, identification and signature of the image that passed its check.
dlms::Value activateInfo(const ReadCall& call)
{
    const auto state = call.device.state().image.state();
    const auto found = call.meter.kept().find(std::string(keptIdentifier));
    const bool isWhole = state == ImageState::VerificationSuccessful || state == ImageState::ActivationSuccessful;
    if (!isWhole || found == call.meter.kept().end())
        return Data::array({});
    const auto identifier = axdr::decode(found->second);
    if (!identifier || !fieldsOf(*identifier, 2))
        return Data::array({});
    const auto fields = identifier->elements();
    std::array<std::byte, checkOctets> check{};
    for (std::size_t octet = 0; octet < checkOctets; ++octet)
        check[octet] = static_cast<std::byte>(imageCheck >> 8 * (checkOctets - 1 - octet) & 0xFFU);
    return Data::array({Data::structure({fields[0], fields[1], Data::octetString(check)})});
}

/// One bit for each block, the first is the highest of the first octet.
dlms::Value transferredBlocks(const ReadCall& call)
{
    const auto& image = call.device.state().image;
    Bytes octets((image.blocks() + 7) / 8);
    for (std::uint32_t block = 0; block < image.blocks(); ++block)
        if (image.isTransferred(block))
            octets[block / 8] |= static_cast<std::byte>(0x80U >> block % 8);
    return Data::bitString(octets, image.blocks());
}

dlms::Outcome initiate(const WriteCall& call, const Data& parameter)
{
    const auto fields = fieldsOf(parameter, 2);
    const auto size = fields ? numberOf((*fields)[1], Tag::DoubleLongUnsigned) : std::nullopt;
    if (!size || (*fields)[0].tag() != Tag::OctetString || (*fields)[0].octets().size() > longestImageName)
        return {DataAccessResult::TypeUnmatched, {}};
    if (!isEnabled(call.meter))
        return {DataAccessResult::TemporaryFailure, {}};
    // The device takes up where it was when the same image comes again; the standard begins anew, and whoever wants to
    // go on asks which blocks are missing instead.
    auto fresh = call.device.state().image;
    const auto bytes = static_cast<std::uint32_t>(*size);
    if (auto begun = fresh.initiate(bytes, imageCheck); !begun)
        return outcomeOf(begun);
    fresh = ImageTransfer();
    if (auto begun = fresh.initiate(bytes, imageCheck); !begun)
        return outcomeOf(begun);
    call.device.image() = fresh;
    call.meter.keep(keptIdentifier, axdr::encode(Data::structure({(*fields)[1], (*fields)[0]})));
    return {};
}

dlms::Outcome transferBlock(const WriteCall& call, const Data& parameter)
{
    const auto fields = fieldsOf(parameter, 2);
    const auto number = fields ? numberOf((*fields)[0], Tag::DoubleLongUnsigned) : std::nullopt;
    if (!number || (*fields)[1].tag() != Tag::OctetString)
        return {DataAccessResult::TypeUnmatched, {}};
    if (!isEnabled(call.meter))
        return {DataAccessResult::TemporaryFailure, {}};
    return outcomeOf(call.device.image().transfer(static_cast<std::uint32_t>(*number), (*fields)[1].octets()));
}

Invoker step(std::function<Result<void>(device::Meter&)> take)
{
    return [take = std::move(take)](const WriteCall& call, const Data& parameter) -> dlms::Outcome {
        if (!isEmptyParameter(parameter))
            return {DataAccessResult::TypeUnmatched, {}};
        if (!isEnabled(call.meter))
            return {DataAccessResult::TemporaryFailure, {}};
        return outcomeOf(take(call.device));
    };
}

} // namespace

void addImageObjects(ObjectModelBuilder& builder)
{
    builder.add(class_id::imageTransfer, 0, imageTransferObject, "Firmware update")
        .constant(2, reading, Data::doubleLongUnsigned(ImageTransfer::blockBytes))
        .attribute(3, reading, transferredBlocks)
        .attribute(4, reading,
            [](const ReadCall& call) -> dlms::Value {
                return Data::doubleLongUnsigned(call.device.state().image.firstMissing());
            })
        .attribute(
            5, managed,
            [](const ReadCall& call) -> dlms::Value { return Data::boolean(isEnabled(call.meter) ? 1 : 0); },
            [](const WriteCall& call, const Data& value) {
                const auto enabled = numberOf(value, Tag::Boolean);
                if (!enabled)
                    return DataAccessResult::TypeUnmatched;
                call.meter.keep(keptEnabled, {static_cast<std::byte>(*enabled != 0)});
                return DataAccessResult::Success;
            })
        .attribute(6, reading,
            [](const ReadCall& call) -> dlms::Value {
                return Data::enumerated(static_cast<std::uint8_t>(call.device.state().image.state()));
            })
        .attribute(7, reading, activateInfo)
        .method(1, managers, initiate)
        .method(2, managers, transferBlock)
        .method(3, managers, step([](device::Meter& meter) { return meter.image().verify(); }))
        .method(4, managers, step([](device::Meter& meter) { return meter.activateImage(); }));
}

} // namespace meterbench::protocol::virtual_meter
